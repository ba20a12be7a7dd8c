package dev.freehold.schema.governor;

import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.boot.States;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** Everything that can be asked of the governor of a database, without a service around it. */
public record GovernedBy(Governor governor, MigrationOperations migrations, BackupOperations backups) {
    public static GovernedBy settings(GovernorSettings settings, GovernedDatabase database) {
        Governance governance = new Governance(
                () -> Flyway.configure().locations("classpath:db/migration").load(),
                database,
                Optional.of(database.schema()),
                settings);
        SchemaState state = States.of(governance);
        Governor governor = new Governor(governance, state);
        return new GovernedBy(
                governor,
                new MigrationOperations(governance, state, governor),
                new BackupOperations(governance, state));
    }
}
