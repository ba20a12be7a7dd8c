package dev.freehold.resilience;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Warnings of Hibernate while it is open. A session that is torn down in the middle of its work may recover by luck, but
 * says so: HR000090 for a live transaction, HHH000099 for a broken session.
 */
final class HibernateComplaints extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("org.hibernate");
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    static HibernateComplaints listen() {
        HibernateComplaints complaints = new HibernateComplaints();
        complaints.setLevel(Level.WARNING);
        complaints.logger.addHandler(complaints);
        return complaints;
    }

    List<String> heard() {
        return complaints;
    }

    @Override
    public void publish(LogRecord complaint) {
        if (complaint.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(complaint.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
