package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Every twentieth packet between the service and its database is lost while 32 clients write; in a network of their own. */
class PacketLossIT {
    private static final int POOL = 15;
    private static final Duration BOUND = Duration.ofSeconds(30);

    @Test
    void nothingIsLostTwiceOrLeftOpenWhereNamespacesAreAllowed() throws IOException, InterruptedException {
        assumeTrue(Namespace.isPossible(), Namespace.NEEDS);

        Process scenario = Namespace.withOwnNetwork(PacketLossIT.class);
        String said = new String(scenario.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(scenario.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(scenario.exitValue()).as(said).isZero();
        FaultResults.note("Every twentieth packet lost, each way", said.strip());
    }

    /** The scenario, inside the namespace; ends with 1 and a stack trace if a promise is broken. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (DurablePostgres database = new DurablePostgres();
                PackagedService service = PackagedService.start(
                        Map.of("DATABASE_URL", database.url().replace("@localhost", "@127.0.0.1")))) {
            Wire wire = ReadyService.await(service);
            Footprint before = Footprint.ofWarm(service, database, wire);
            WritingClients clients = new WritingClients(wire);
            clients.start();
            lose("-A", "--dport", database.port());
            lose("-A", "--sport", database.port());
            LockSupport.parkNanos(FaultResults.LOAD.toNanos());
            assertThat(lost()).hasSize(2).allSatisfy(count -> assertThat(count).isPositive());
            lose("-D", "--dport", database.port());
            lose("-D", "--sport", database.port());
            clients.untilTheNextIsAcknowledged(BOUND);
            clients.stop();

            clients.assertNothingIsLostOrTwice(database::column);
            assertThat(clients.refusals().keySet()).allMatch(refusal -> refusal.startsWith("503 "));
            assertThat(clients.slowest()).isLessThan(BOUND);
            Footprint after = before.assertIsBack(service, database, POOL);
            System.out.println(clients + "; before " + before + "; after " + after);
        }
        System.exit(0);
    }

    /** How many packets each of the rules has dropped. */
    private static List<Long> lost() throws IOException, InterruptedException {
        Process iptables = new ProcessBuilder("iptables", "-L", "INPUT", "-n", "-v", "-x").start();
        String rules = new String(iptables.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(iptables.waitFor()).as(rules).isZero();
        return rules.lines()
                .filter(rule -> rule.contains("DROP") && !rule.startsWith("Chain"))
                .map(rule -> Long.valueOf(rule.strip().split(" ", 2)[0]))
                .toList();
    }

    private static void lose(String change, String side, int port) throws IOException, InterruptedException {
        Process iptables = new ProcessBuilder(List.of(
                        "iptables",
                        change,
                        "INPUT",
                        "-p",
                        "tcp",
                        side,
                        Integer.toString(port),
                        "-m",
                        "statistic",
                        "--mode",
                        "random",
                        "--probability",
                        "0.05",
                        "-j",
                        "DROP"))
                .inheritIO()
                .start();
        assertThat(iptables.waitFor()).isZero();
    }
}
