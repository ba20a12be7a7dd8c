package dev.freehold.identity.firstadmin;

import dev.freehold.identity.passwords.PasswordHasher;
import dev.freehold.shared.persistence.SchemaReady;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.OpaqueToken;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees to it at start that somebody can sign in: the one whom the configuration names, or in development one with a password
 * that is shown once. Otherwise it says how to make one.
 */
@ApplicationScoped
public class FirstAdmin {
    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
    private static final String DEMO = "admin";
    private static final int DEMO_PASSWORD_LENGTH = 20;

    private final FirstAdminService admins;
    private final FirstAdminConfig config;
    private final PasswordHasher passwords;
    private final boolean serves;
    private final Optional<String> issuer;

    FirstAdmin(
            FirstAdminService admins,
            FirstAdminConfig config,
            PasswordHasher passwords,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves,
            @ConfigProperty(name = "freehold.oidc.issuer") Optional<String> issuer) {
        this.admins = admins;
        this.config = config;
        this.passwords = passwords;
        this.serves = serves;
        this.issuer = issuer;
    }

    /** A command makes nobody, and tests make whom they need. */
    void onSchema(@Observes SchemaReady schema) {
        if (!serves || LaunchMode.current() == LaunchMode.TEST) {
            return;
        }
        try {
            if (!VertxContextSupport.subscribeAndAwait(admins::hasUsers)) {
                makeSomebody();
            }
        } catch (Throwable failure) {
            LOG.error("Nobody could be made who may sign in; the service runs nevertheless", failure);
        }
    }

    private void makeSomebody() throws Throwable {
        if (config.username().isPresent() && config.password().isPresent()) {
            NewAdmin admin = new NewAdmin(
                    config.username().get(),
                    config.password().get(),
                    config.email().orElse(null));
            if (makes(admin)) {
                LOG.infof("Made the first administrator, %s", admin.username());
            }
        } else if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            NewAdmin demo = new NewAdmin(DEMO, OpaqueToken.random("").substring(0, DEMO_PASSWORD_LENGTH), null);
            if (makes(demo)) {
                System.out.printf(
                        "%nThe first administrator of this database, shown this once:%n  user name  %s%n  password   %s%n",
                        demo.username(), demo.password());
            }
        } else if (issuer.isEmpty()) {
            LOG.warn("Nobody can sign in yet. Start once with ADMIN_USERNAME and ADMIN_PASSWORD set, or run the command"
                    + " create-admin, to make the first administrator.");
        }
    }

    private boolean makes(NewAdmin admin) throws Throwable {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom()
                    .item(admin)
                    .invoke(NewAdmin::requireGoodPassword)
                    .chain(() -> passwords.hash(admin.password()))
                    .chain(hash -> admins.makeFirst(admin, hash)));
        } catch (ProblemException refusal) {
            LOG.errorf("The first administrator, %s, was not made: %s", admin.username(), refusal.getMessage());
            return false;
        }
    }
}
