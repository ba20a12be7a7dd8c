package dev.freehold.demo.story;

/** Street addresses in no particular town. */
final class Addresses {
    private static final int HIGHEST_NUMBER = 98;

    private Addresses() {}

    static String any(Dice dice) {
        int houseNumber = 1 + dice.below(HIGHEST_NUMBER);
        return houseNumber + " " + dice.pick(Names.STREETS);
    }
}
