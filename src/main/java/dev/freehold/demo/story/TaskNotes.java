package dev.freehold.demo.story;

import java.util.List;

/** Descriptions that suit any task. */
final class TaskNotes {
    static final List<String> NOTES = List.of(
            "The papers are in the folder of the project. Please put the result there too.",
            "Ask the owner before spending more than 500.",
            "Two quotes are enough if the first one is within the budget.",
            "Take photographs before and after.",
            "Best in the morning: the street is closed to deliveries after eleven.",
            "The neighbour has a spare key and is usually at home.",
            "Came up at the Monday meeting. It need not be perfect, but it should be soon.",
            "Done when:\n\n- the owner has agreed in writing\n- the calendar shows the date\n- the team knows",
            "We did the same last year; the notes from then are still good.",
            "Please say in the channel when you start, so that nobody does it twice.",
            "Waits for an answer from outside. Call again after three days.",
            "Somebody from the office should be there the whole time.",
            "If it takes longer than a day, tell the owner of the project.",
            "The invoice goes to the owner directly, with a copy to us.");

    private TaskNotes() {}
}
