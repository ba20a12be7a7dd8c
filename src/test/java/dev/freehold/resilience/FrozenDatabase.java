package dev.freehold.resilience;

import dev.freehold.support.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All processes of the server, stopped until this is closed. */
final class FrozenDatabase implements AutoCloseable {
    private final List<Long> processes;

    private FrozenDatabase(List<Long> processes) {
        this.processes = processes;
    }

    static FrozenDatabase freeze() throws IOException, SQLException {
        ProcessHandle postmaster = postmaster();
        List<Long> processes = Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(ProcessHandle::pid)
                .toList();
        signal("-STOP", processes);
        return new FrozenDatabase(processes);
    }

    /** The parent of any backend. */
    private static ProcessHandle postmaster() throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
            backend.next();
            return ProcessHandle.of(backend.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    private static void signal(String signal, List<Long> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(pid -> command.add(Long.toString(pid)));
        new ProcessBuilder(command).start().onExit().join();
    }

    @Override
    public void close() throws IOException {
        signal("-CONT", processes);
    }
}
