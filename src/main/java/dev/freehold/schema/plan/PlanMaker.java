package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks at the live database and plans. Changes nothing. */
public final class PlanMaker {
    private final GovernedDatabase database;
    private final Planner planner;

    public PlanMaker(GovernedDatabase database, Protection protection) {
        this.database = database;
        this.planner = new Planner(protection);
    }

    /**
     * The plan for the database as it is now.
     *
     * @param connection of the governor, in auto-commit
     * @throws dev.freehold.schema.database.RefusedException if this build does not know the version of the database
     * @throws SQLException if the database cannot be asked
     */
    public Plan make(Connection connection) throws SQLException {
        DriftReporter.Look look = new DriftReporter(database).look(connection);
        look.report().demandComparison();
        Catalog migrations = Snapshots.at(look.report().version()).orElseThrow();
        return planner.plan(look.report(), migrations, look.live(), connection);
    }
}
