package dev.freehold.demo;

import dev.freehold.demo.story.Batch;
import dev.freehold.demo.story.Office;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntConsumer;

/**
 * Writes the demo into the database. Kept although nothing injects it: {@link SeedCommand} is made before there are beans, and
 * looks it up.
 */
@ApplicationScoped
@Unremovable
public class DemoSeeder {
    /** What makes a database not empty, in the trash or not. Administrators do not: somebody has to be there first. */
    private static final String CONTENT = """
            select concat_ws(', ',
                case when exists (select from users u where u.is_active and not exists
                    (select from user_roles ur join roles r on r.id = ur.role_id
                     where ur.user_id = u.id and r.name = 'admin')) then 'users' end,
                case when exists (select from properties) then 'properties' end,
                case when exists (select from projects) then 'projects' end,
                case when exists (select from tasks) then 'tasks' end,
                case when exists (select from channels) then 'channels' end,
                case when exists (select from messages) then 'messages' end) as content
            """;

    private final Pool pool;

    DemoSeeder(Pool pool) {
        this.pool = pool;
    }

    /** How many rows a demo has, and how many changes of them. */
    public static int rows(int scale) {
        return Math.multiplyExact(Office.rows(), scale);
    }

    /**
     * Adds the rows of the demo that are not there yet, in one transaction: all of them, or none if anything fails. Holds one
     * batch of one office in memory, whatever the scale.
     *
     * @param scale how many offices, from 1
     * @param force whether the database may hold something already. What the demo has in it is neither added twice nor
     *     changed; what was purged comes back
     * @param hashedPassword what everybody in the demo signs in with, as the table {@code users} has it
     * @param progress told how many rows were looked at, batch by batch, on the thread of the connection
     * @return what was added; fails with {@link DatabaseNotEmptyException}, or as the database does
     */
    public Uni<SeedResult> seed(int scale, boolean force, String hashedPassword, IntConsumer progress) {
        return pool.withTransaction(connection -> (force ? Uni.createFrom().voidItem() : requireEmpty(connection))
                .chain(() -> fill(connection, scale, hashedPassword, progress)));
    }

    private static Uni<Void> requireEmpty(SqlConnection connection) {
        return connection
                .preparedQuery(CONTENT)
                .execute()
                .map(rows -> rows.iterator().next().getString("content"))
                .invoke(content -> {
                    if (!content.isEmpty()) {
                        throw new DatabaseNotEmptyException(content);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<SeedResult> fill(
            SqlConnection connection, int scale, String hashedPassword, IntConsumer progress) {
        SeedResult.Tally tally = new SeedResult.Tally();
        return Multi.createFrom()
                .range(0, scale)
                .onItem()
                .transformToMultiAndConcatenate(
                        office -> Multi.createFrom().items(Office.number(office).batches(hashedPassword)))
                .onItem()
                .transformToUniAndConcatenate(batch -> write(connection, batch)
                        .invoke(written -> tally.add(batch.table(), written))
                        .invoke(() -> progress.accept(batch.rows().size())))
                .onItem()
                .ignoreAsUni()
                .map(done -> tally.result());
    }

    /** How many of the rows were not there before, or not changed. */
    private static Uni<Integer> write(SqlConnection connection, Batch batch) {
        return connection
                .preparedQuery(batch.table().statement())
                .executeBatch(batch.rows())
                .map(DemoSeeder::changedRows);
    }

    /** The driver answers a batch with one result for each row, strung together. */
    private static int changedRows(RowSet<Row> first) {
        int changed = 0;
        for (RowSet<Row> result = first; result != null; result = result.next()) {
            changed += result.rowCount();
        }
        return changed;
    }
}
