package dev.freehold.bench;

import io.quarkus.security.spi.runtime.AuthorizationController;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Asks nobody who he is. Compiled only with {@code -Psecurity-off}, to measure what security costs: what is shipped has no
 * such switch.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class SecurityOff extends AuthorizationController {
    @Override
    public boolean isAuthorizationEnabled() {
        return false;
    }
}
