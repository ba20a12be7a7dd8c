package dev.freehold.identity.roles;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Short ways to roles. */
final class Roles {
    static final String ROLES = "/api/v1/roles";
    static final String ADMIN = system("admin");
    static final String VIEWER = system("viewer");

    private Roles() {}

    /** The path of a new role with these permissions. */
    static String role(String name, String... permissions) {
        return path(Api.create(ROLES, Map.of("name", name, "permissions", List.of(permissions)))
                .getString("id"));
    }

    static String path(String id) {
        return ROLES + "/" + id;
    }

    /** The last part of a path. */
    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String rolesOf(String user) {
        return Api.USERS + "/" + user + "/roles";
    }

    static Response give(String user, String role) {
        return Api.json().put(rolesOf(user) + "/" + role);
    }

    static Response take(String user, String role) {
        return Api.delete(rolesOf(user) + "/" + role);
    }

    /** A new user with the role of those who may do everything. */
    static String admin(String username) {
        String user = Api.user(username);
        Database.execute(
                "insert into user_roles (user_id, role_id) values (?, ?)",
                UUID.fromString(user),
                UUID.fromString(ADMIN));
        return user;
    }

    private static String system(String name) {
        int number = List.of("admin", "manager", "agent", "member", "viewer").indexOf(name) + 1;
        return "01890000-0000-7000-8000-00000000020" + number;
    }
}
