package dev.freehold.demo.story;

import java.util.List;

/** What one conversation is about; the same in all its messages. */
record Facts(String address, String name, String day, String time, int count, int price) {
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
    private static final List<String> TIMES =
            List.of("8:30", "9:15", "10:00", "11:30", "12:45", "14:00", "15:15", "16:00", "17:30", "18:15");

    /** @param mentionable who may be spoken of */
    static Facts about(String address, List<Person> mentionable, Dice dice) {
        return new Facts(
                address,
                dice.pick(mentionable).firstName(),
                dice.pick(DAYS),
                dice.pick(TIMES),
                3 + dice.below(17),
                180 + 5 * dice.below(120));
    }

    String fillIn(String text) {
        return text.replace("{address}", address)
                .replace("{name}", name)
                .replace("{day}", day)
                .replace("{time}", time)
                .replace("{count}", Integer.toString(count))
                .replace("{price}", price + ",000");
    }
}
