package dev.freehold.property.history;

import static dev.freehold.support.Api.PROPERTIES;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests of the history of listings have in common. */
final class History {
    private static final String IN_ORDER =
            "select concat_ws(' ', change_type, field_name, coalesce(previous_value, '-'),"
                    + " coalesce(new_value, '-'), coalesce(price::text, '-')) from listing_history where property_id = ?::uuid"
                    + " order by id";

    private History() {}

    static String path(String property) {
        return PROPERTIES + "/" + property + "/history";
    }

    /** A listing with these fields, in the status. */
    static String listing(String status, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("standard_status", status);
        return Api.property(fields);
    }

    static Response patch(String property, String body) {
        return Api.patch(PROPERTIES + "/" + property, body);
    }

    /** Each change, oldest first: its type, its field, the values before and after, and the price then. */
    static List<String> of(String property) {
        return Database.column(IN_ORDER, property);
    }

    /** Who made the last change, by which request. */
    static String lastBy(String property) {
        return Database.column(
                        "select coalesce(changed_by::text, '-') || ' ' || coalesce(request_id, '-') from listing_history"
                                + " where property_id = ?::uuid order by id desc limit 1",
                        property)
                .get(0);
    }

    /** Runs statements in one transaction of plain SQL. */
    static void sql(String... statements) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
