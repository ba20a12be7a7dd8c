package dev.freehold.property.media;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A listing to hang media on. */
record Gallery(String property) {
    static final String MEDIA = "/api/v1/media";

    static Gallery make() {
        return make(Map.of());
    }

    static Gallery make(Map<String, ?> listing) {
        return new Gallery(Api.property(listing));
    }

    String listing() {
        return Api.PROPERTIES + "/" + property;
    }

    String list() {
        return listing() + "/media";
    }

    /** A medium with these fields; its id. */
    String add(Map<String, ?> fields) {
        return Api.created(post(fields)).getString("id");
    }

    /** A photo with this caption; its id. */
    String photo(String caption) {
        return add(Map.of("caption", caption));
    }

    Response post(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("url", "https://media.example/front.jpg"));
        body.putAll(fields);
        return Api.json().body(body).post(list());
    }

    Response reorder(List<String> ids) {
        return Api.json().body(Map.of("ids", ids)).put(list() + "/order");
    }

    List<String> ids() {
        return Api.ids(Api.get(list()));
    }

    JsonPath read() {
        return Api.ok(Api.get(listing()));
    }

    int photosCount() {
        return read().getInt("photos_count");
    }

    /** What {@code photos_count} has to be. */
    long photos() {
        return Database.number(
                "select count(*) from media where kind = 'photo' and deleted_at is null and property_id = ?",
                UUID.fromString(property));
    }

    static String path(String medium) {
        return MEDIA + "/" + medium;
    }
}
