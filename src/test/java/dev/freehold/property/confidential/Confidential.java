package dev.freehold.property.confidential;

import static io.restassured.RestAssured.given;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Short ways to the confidential part of listings. */
final class Confidential {
    static final String READ = "properties.confidential:read";
    static final String WRITE = "properties.confidential:write";
    static final List<String> FIELDS = List.of(
            "owner_name",
            "owner_phone",
            "owner_email",
            "private_remarks",
            "private_office_remarks",
            "showing_instructions",
            "lockbox_type",
            "lockbox_location",
            "access_code",
            "occupant_name",
            "occupant_phone",
            "commission_notes");

    private static final String TRAIL = """
            select action || ' ' || array_to_string(fields, ',') from access_audit_log order by seq
            """;

    private Confidential() {}

    static String path(String listing) {
        return Api.PROPERTIES + "/" + listing + "/confidential";
    }

    static Response get(String listing) {
        return given().get(path(listing));
    }

    static Response put(String listing, Map<String, ?> body) {
        return Api.json().body(body).put(path(listing));
    }

    /** Writes this, which must go well; what is there afterwards. */
    static JsonPath written(String listing, Map<String, ?> body) {
        return Api.ok(put(listing, body));
    }

    static Response patch(String listing, String body) {
        return Api.patch(path(listing), body);
    }

    /** The access trail: each row's action, and its fields after a blank. */
    static List<String> trail() {
        return Database.column(TRAIL);
    }

    /** A row of the access trail that has all fields. */
    static String all(String action) {
        return action + " " + String.join(",", FIELDS);
    }

    /** The row as the database has it, but for when it was changed. */
    static String row(String listing) {
        return Database.column(
                        "select concat_ws(' ', key_id, nonce, ciphertext, version) from property_confidential"
                                + " where property_id = ?::uuid",
                        listing)
                .get(0);
    }
}
