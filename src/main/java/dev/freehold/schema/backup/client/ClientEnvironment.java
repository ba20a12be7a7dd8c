package dev.freehold.schema.backup.client;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.database.GovernedDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** The address and the credentials of a database as libpq's environment variables: a command line is for all to see. */
final class ClientEnvironment {
    /** Parameters of a JDBC address that libpq has as well, with the same values. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "channelBinding", "PGCHANNELBINDING",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "targetServerType", "PGTARGETSESSIONATTRS");

    private ClientEnvironment() {}

    /**
     * The variables for a program.
     *
     * @param purpose as the sessions of {@link GovernedDatabase#connect} have it, a word or two
     */
    static Map<String, String> of(GovernedDatabase database, String purpose) {
        PGSimpleDataSource address = new PGSimpleDataSource();
        Map<String, String> environment = new HashMap<>();
        try {
            address.setUrl(database.jdbcUrl());
            for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
                put(environment, variable.getValue(), address.getProperty(variable.getKey()));
            }
        } catch (IllegalArgumentException | SQLException failure) {
            throw new BackupException(
                    "the address of the database is none that PostgreSQL's programs understand", failure);
        }
        put(environment, "PGHOST", String.join(",", address.getServerNames()));
        put(
                environment,
                "PGPORT",
                Arrays.stream(address.getPortNumbers())
                        .mapToObj(port -> Integer.toString(port == 0 ? 5432 : port))
                        .collect(Collectors.joining(",")));
        put(environment, "PGDATABASE", address.getDatabaseName());
        put(environment, "PGUSER", database.user() == null ? address.getUser() : database.user());
        put(environment, "PGPASSWORD", database.password() == null ? address.getPassword() : database.password());
        environment.put("PGAPPNAME", "freehold-governor");
        environment.put("PGCLIENTENCODING", "UTF8");
        String mark = "-c " + GovernedDatabase.MARK + "=" + purpose.replaceAll("[\\\\ ]", "\\\\$0");
        String options = address.getOptions();
        environment.put("PGOPTIONS", options == null ? mark : options + " " + mark);
        return environment;
    }

    private static void put(Map<String, String> environment, String variable, String value) {
        if (value != null) {
            environment.put(variable, value);
        }
    }
}
