package dev.freehold.platform.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which of several servers the service wants: libpq's {@code target_session_attrs}, as far as it makes sense here. */
public enum TargetServer {
    /** Any that answers. */
    ANY("any", "false"),
    /** One that takes changes. */
    READ_WRITE("read-write", "current_setting('transaction_read_only')::boolean"),
    /** One that is no standby, though it may be told to take no changes. */
    PRIMARY("primary", "pg_is_in_recovery()");

    private final String word;
    private final String unfit;

    TargetServer(String word, String unfit) {
        this.word = word;
        this.unfit = unfit;
    }

    /** @throws DatabaseSettingsException if it is none of them */
    static TargetServer of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DatabaseUrlParser.wrong("target_session_attrs must be one of "
                        + Arrays.stream(values()).map(target -> target.word).collect(Collectors.joining(", "))));
    }

    /** As libpq has it. */
    public String word() {
        return word;
    }

    /** An expression of SQL: whether the server is not the one that is wanted. */
    public String unfit() {
        return unfit;
    }

    /** The JDBC driver's word; by primary it means what libpq means by read-write. */
    String jdbcWord() {
        return this == ANY ? "any" : "primary";
    }
}
