package dev.freehold.property.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.property.confidential.keys.TestConfidentialKeys;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RotateConfidentialKeyCommandTest {
    private static final String IDS = "select key_id from property_confidential order by property_id";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private List<String> listings;

    @BeforeEach
    void threeListingsUnderKey1() {
        Database.clear();
        TestConfidentialKeys.configure(1);
        listings = IntStream.range(0, 3)
                .mapToObj(i -> Api.property(Map.of("listing_id", "L" + i)))
                .toList();
        listings.forEach(listing -> Confidential.written(listing, Map.of("access_code", "code of " + listing)));
        Database.clearAudit();
    }

    @Test
    void bringsEveryRowUnderThePresentKeyAndChangesNothingElse() {
        String unchanged =
                "select string_agg(concat_ws(' ', property_id, version, created_at, updated_at), ',' order by"
                        + " property_id) from property_confidential";
        List<String> before = Database.column(unchanged);
        TestConfidentialKeys.configure(2, 1);
        Confidential.patch(listings.get(0), "{\"access_code\": \"code of " + listings.get(0) + "\"}");

        assertThat(run()).isZero();

        assertThat(out.toString().strip()).isEqualTo("Encrypted 3 rows under the present key.");
        assertThat(err.toString()).isEmpty();
        assertThat(Database.column(IDS)).containsOnly(TestConfidentialKeys.id(2));
        assertThat(Database.column(unchanged)).isEqualTo(before);
        TestConfidentialKeys.configure(2);
        for (String listing : listings) {
            assertThat(Api.ok(Confidential.get(listing)).getString("access_code"))
                    .isEqualTo("code of " + listing);
        }
    }

    @Test
    void thatIsOnRecordWithoutTheValues() {
        TestConfidentialKeys.configure(2, 1);

        run();

        assertThat(Database.column("select new_values->>'key_id' from audit_logs where entity = 'property_confidential'"
                        + " and action = 'update' and actor_id is null"))
                .hasSize(3)
                .containsOnly(TestConfidentialKeys.id(2));
        assertThat(Confidential.trail()).isEmpty();
    }

    @Test
    void aSecondRunFindsNothingToDo() {
        TestConfidentialKeys.configure(2, 1);
        run();
        String before = Confidential.row(listings.get(1));
        out.getBuffer().setLength(0);

        assertThat(run()).isZero();

        assertThat(out.toString()).startsWith("Encrypted 0 rows");
        assertThat(Confidential.row(listings.get(1))).isEqualTo(before);
    }

    @Test
    void goesThroughMoreThanOneBatch() {
        Database.execute(
                "insert into properties (id, listing_id) select gen_random_uuid(), 'many ' || i from generate_series(1, ?) i",
                ConfidentialRotationService.BATCH);
        Database.column("select id from properties where listing_id like 'many %'")
                .forEach(listing -> Confidential.written(listing, Map.of("access_code", "x")));
        TestConfidentialKeys.configure(2, 1);

        assertThat(run()).isZero();

        assertThat(out.toString()).startsWith("Encrypted " + (ConfidentialRotationService.BATCH + 3) + " rows");
        assertThat(Database.column(IDS)).containsOnly(TestConfidentialKeys.id(2));
    }

    @Test
    void whatItCannotReadIsReportedAndStays() {
        Database.execute(
                "update property_confidential set key_id = '0123456789abcdef' where property_id = ?::uuid",
                listings.get(0));
        Database.execute(
                "update property_confidential set ciphertext = set_byte(ciphertext, 0, get_byte(ciphertext, 0) # 1)"
                        + " where property_id = ?::uuid",
                listings.get(1));
        List<String> before = List.of(Confidential.row(listings.get(0)), Confidential.row(listings.get(1)));
        TestConfidentialKeys.configure(2, 1);

        assertThat(run()).isEqualTo(1);

        assertThat(out.toString()).startsWith("Encrypted 1 rows");
        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.startsWith("freehold rotate-confidential-key: 1 rows were left as they are"))
                .anyMatch(line -> line.contains(listings.get(0)) && line.contains("0123456789abcdef"))
                .anyMatch(line -> line.contains(listings.get(1)) && line.contains(TestConfidentialKeys.id(1)));
        assertThat(List.of(Confidential.row(listings.get(0)), Confidential.row(listings.get(1))))
                .isEqualTo(before);
        assertThat(Database.column(IDS))
                .containsExactly("0123456789abcdef", TestConfidentialKeys.id(1), TestConfidentialKeys.id(2));
    }

    @Test
    void withoutAKeyItFailsInOneLine() {
        TestConfidentialKeys.configureNone();

        assertThat(run()).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("freehold rotate-confidential-key: failed after 0 rows")
                .contains("CONFIDENTIAL_KEY");
        assertThat(Database.column(IDS)).containsOnly(TestConfidentialKeys.id(1));
    }

    @Test
    void whoWritesMeanwhileLosesNothing() {
        TestConfidentialKeys.configure(2, 1);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                listings.forEach(
                        listing -> Confidential.patch(listing, "{\"owner_name\": \"n" + System.nanoTime() + "\"}"));
            }
            listings.forEach(listing -> Confidential.patch(listing, "{\"owner_name\": \"last\"}"));
        });
        writer.start();
        int exitCode = run();
        join(writer);

        assertThat(exitCode).isZero();
        for (String listing : listings) {
            assertThat(Api.ok(Confidential.get(listing)).getMap("$"))
                    .containsEntry("owner_name", "last")
                    .containsEntry("access_code", "code of " + listing)
                    .containsEntry("version", 22);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int run() {
        return new CommandLine(new RotateConfidentialKeyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
    }
}
