package dev.freehold.identity.firstadmin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who is made at start if there is no user yet. */
@ConfigMapping(prefix = "freehold.admin")
public interface FirstAdminConfig {
    /** Both this and the password must be set. */
    Optional<String> username();

    /** 12 to 200 characters, none of the commonest. */
    Optional<String> password();

    /** By default the user name at freehold.invalid, where no mail arrives. */
    Optional<String> email();
}
