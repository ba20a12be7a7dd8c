package dev.freehold.platform.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Listens to what is logged of slow statements, and of which request it is. */
final class SlowLines extends Handler {
    private static final Logger LOG = Logger.getLogger(StatementWatch.class.getName());

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    void listen() {
        LOG.addHandler(this);
    }

    void leave() {
        LOG.removeHandler(this);
    }

    /** Level, message and trace of each line of a request so far. */
    List<String> of(String requestId) {
        return lines.stream()
                .filter(line -> requestId.equals(line.requestId()))
                .map(Line::text)
                .toList();
    }

    @Override
    public void publish(LogRecord event) {
        ExtLogRecord known = ExtLogRecord.wrap(event);
        lines.add(new Line(
                known.getMdc("request_id"),
                known.getLevel() + " " + MESSAGE.format(known) + " trace " + known.getMdc("traceId")));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        lines.clear();
    }

    private record Line(String requestId, String text) {}
}
