package dev.freehold.schema.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A process that begins an operation, says so, and never ends it by itself. */
final class KilledOperation {
    private KilledOperation() {}

    public static void main(String[] arguments) throws Exception {
        GovernedDatabase database = new GovernedDatabase(arguments[0], "postgres", null, "public");
        RunningOperation operation =
                new OperationLog(database).start("repair", "011", Optional.of("plan-1"), Map.of("statements", "3"));
        System.out.println("begun " + operation.unrecorded());
        while (operation.unrecorded().isEmpty()) {
            LockSupport.park();
        }
    }
}
