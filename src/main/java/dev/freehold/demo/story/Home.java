package dev.freehold.demo.story;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What is for sale. Areas are in square metres, prices in euros; both are where chance begins. */
enum Home {
    COTTAGE("single_family_residence", 345_000, 2, "1", 78, 420, 1898, 1, 0, """
            A cottage with thick walls, two fireplaces and a garden that gets the evening sun. The roof was renewed eight years \
            ago; the kitchen is still the old one, and people have liked it for that."""),
    TERRACE("townhouse", 395_000, 3, "1.5", 96, 150, 1936, 2, 0, """
            Terraced house on a quiet street, five minutes on foot from the railway. The attic is dry and could become a \
            fourth bedroom. Gas heating from 2019, new windows to the street."""),
    SEMI_DETACHED("single_family_residence", 465_000, 3, "2.5", 112, 310, 1987, 2, 1, """
            Semi-detached house with a long garden to the south and room for two cars. One family has lived here since it was \
            built. School, shops and the bus to Dublin are close by."""),
    FAMILY_HOUSE("single_family_residence", 625_000, 4, "3", 158, 540, 2006, 2, 2, """
            Detached house for a large family: four bedrooms, a study on the ground floor, and a kitchen where ten can eat. \
            Heat pump and solar panels since 2022."""),
    BUNGALOW("single_family_residence", 540_000, 3, "2", 134, 980, 1974, 1, 1, """
            Bungalow among old trees, everything on one floor and without a step. The garden is looked after and larger than \
            most. The bathroom was made new last year."""),
    APARTMENT("apartment", 315_000, 2, "2", 74, null, 2014, 1, 1, """
            Bright apartment on the second floor, with a lift and a balcony to the courtyard. One space in the garage belongs to \
            it. The management company has its reserves in order; the minutes can be read in our office."""),
    PENTHOUSE("apartment", 475_000, 3, "2", 108, null, 2019, 1, 2, """
            Top floor, windows on three sides, and a terrace for breakfast and supper. Two spaces in the garage, storage in the \
            cellar. Nobody lives above, and hardly anything is heard from below."""),
    FARMHOUSE("single_family_residence", 735_000, 5, "3", 212, 6_200, 1881, 2, 3, """
            Farmhouse outside the town, with a yard, two dry barns and an orchard. Restored room by room over twelve years. \
            Broadband is there, the neighbours are not in sight."""),
    NEW_BUILD("townhouse", 430_000, 3, "3", 104, 140, 2025, 3, 0, """
            New house at the end of a row, energy class A2, guarantee of the builder for ten years. Floors and kitchen are in, \
            the walls are white, and nobody has lived here yet."""),
    TO_RENOVATE("single_family_residence", 490_000, 4, "2", 146, 380, 1934, 2, 0, null);

    private static final int PRICE_STEP = 5_000;
    private static final int LARGEST_DIFFERENCE = 6;

    private final String subType;
    private final int price;
    private final int bedrooms;
    private final BigDecimal bathrooms;
    private final int livingArea;
    private final BigDecimal lotArea;
    private final int yearBuilt;
    private final BigDecimal stories;
    private final BigDecimal garageSpaces;
    private final String remarks;

    Home(
            String subType,
            int price,
            int bedrooms,
            String bathrooms,
            int livingArea,
            Integer lotArea,
            int yearBuilt,
            int stories,
            int garageSpaces,
            String remarks) {
        this.subType = subType;
        this.price = price;
        this.bedrooms = bedrooms;
        this.bathrooms = new BigDecimal(bathrooms);
        this.livingArea = livingArea;
        this.lotArea = lotArea == null ? null : BigDecimal.valueOf(lotArea);
        this.yearBuilt = yearBuilt;
        this.stories = BigDecimal.valueOf(stories);
        this.garageSpaces = BigDecimal.valueOf(garageSpaces);
        this.remarks = remarks;
    }

    /** Those that somebody could move into. */
    static List<Home> ready() {
        return Stream.of(values()).filter(home -> home != TO_RENOVATE).toList();
    }

    /** In the words of the RESO Data Dictionary. */
    String subType() {
        return subType;
    }

    /** The first price asked: up to eight percent more or less than usual, in steps of 5,000. */
    int price(Dice dice) {
        int percent = 92 + dice.below(17);
        return Math.round(price * percent / 100f / PRICE_STEP) * PRICE_STEP;
    }

    int bedrooms() {
        return bedrooms;
    }

    BigDecimal bathrooms() {
        return bathrooms;
    }

    BigDecimal livingArea(Dice dice) {
        return BigDecimal.valueOf(livingArea + dice.below(2 * LARGEST_DIFFERENCE + 1) - LARGEST_DIFFERENCE);
    }

    /** Null for an apartment. */
    BigDecimal lotArea() {
        return lotArea;
    }

    int yearBuilt() {
        return yearBuilt;
    }

    BigDecimal stories() {
        return stories;
    }

    BigDecimal garageSpaces() {
        return garageSpaces;
    }

    /** Null while nobody has written any. */
    String remarks() {
        return remarks;
    }
}
