package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is said in one channel: as many messages as planned, in conversations spread over the channel's days. */
final class Talk {
    /** Far more messages than a channel has, so that the messages of two channels never share a number. */
    private static final int NUMBERS_PER_CHANNEL = 10_000;

    private static final int MINUTES_TO_REPLY = 25;
    private static final int MINUTES_TO_EDIT = 10;
    private static final int PERCENT_EDITED = 4;

    private final Channel channel;
    private final Dice dice;
    private final List<Tuple> rows = new ArrayList<>();
    private Iterator<Conversation> deck = List.<Conversation>of().iterator();

    Talk(Channel channel) {
        this.channel = channel;
        this.dice = channel.office().key(DemoTable.CHANNELS, channel.number()).dice();
    }

    /** A thread's first message comes before its replies. */
    Stream<Tuple> messages() {
        int planned = channel.plan().messages();
        while (rows.size() < planned) {
            hold(next(), WorkTime.on(day(rows.size(), planned), dice), planned);
        }
        return rows.stream();
    }

    /** All conversations come up before one comes up again. */
    private Conversation next() {
        if (!deck.hasNext()) {
            deck = dice.shuffled(channel.plan().talk()).iterator();
        }
        return deck.next();
    }

    private LocalDate day(int said, int planned) {
        LocalDate first = channel.created().toLocalDate().plusDays(1);
        long days = ChronoUnit.DAYS.between(first, channel.lastDay());
        return first.plusDays(days * said / planned);
    }

    /** Breaks off when the channel has as many messages as planned. */
    private void hold(Conversation conversation, OffsetDateTime beginning, int planned) {
        List<Person> writers = dice.shuffled(channel.writers());
        List<Person> others = writers.subList(1, 3);
        Facts facts = Facts.about(address(), absent(writers.subList(0, 3)), dice);
        UUID thread = say(conversation.opening(), facts, writers.get(0), null, beginning);
        OffsetDateTime now = beginning;
        int turn = 0;
        for (Conversation.Reply reply : conversation.replies()) {
            if (rows.size() == planned) {
                return;
            }
            now = WorkTime.soonAfter(now, MINUTES_TO_REPLY, dice);
            Person author = reply.byStarter() ? writers.get(0) : others.get(turn++ % others.size());
            say(reply.text(), facts, author, thread, now);
        }
    }

    /** In a project everybody speaks of its one house, in the office of any. */
    private String address() {
        return channel.project() == null
                ? Addresses.any(dice)
                : channel.project().address();
    }

    /** Nobody speaks of somebody who is taking part. */
    private List<Person> absent(List<Person> speakers) {
        return channel.office().colleagues().stream()
                .filter(person -> !speakers.contains(person))
                .toList();
    }

    private UUID say(String text, Facts facts, Person author, UUID thread, OffsetDateTime now) {
        UUID id = channel.office()
                .key(DemoTable.MESSAGES, channel.number() * NUMBERS_PER_CHANNEL + rows.size())
                .id(now);
        OffsetDateTime edited = dice.chance(PERCENT_EDITED) ? WorkTime.soonAfter(now, MINUTES_TO_EDIT, dice) : null;
        rows.add(Tuple.from(Arrays.asList(
                id,
                facts.fillIn(text),
                channel.id(),
                author.id(),
                thread,
                edited != null,
                edited,
                now,
                edited == null ? now : edited,
                author.id(),
                DemoTable.REQUEST,
                edited == null ? 1 : 2)));
        return id;
    }
}
