package dev.freehold.property.confidential.keys;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The keys of this process: one that encrypts, and older ones that still decrypt. The key that it made for itself encrypts if
 * no other is configured, and decrypts in any case.
 */
@ApplicationScoped
public class ConfidentialKeys {
    private static final Logger LOG = Logger.getLogger(ConfidentialKeys.class);
    private static final String KEY = "CONFIDENTIAL_KEY";
    private static final String OLD_KEYS = "CONFIDENTIAL_OLD_KEYS";

    /** Null if there is none. */
    private final ConfidentialKey current;

    private final List<ConfidentialKey> all;

    /** @throws ConfigurationException if a key cannot be used */
    ConfidentialKeys(ConfidentialConfig config) {
        try {
            Optional<ConfidentialKey> configured = given(config.key()).map(text -> ConfidentialKey.parse(KEY, text));
            Optional<KeyFile> file = given(config.home()).map(KeyFile::new);
            Optional<ConfidentialKey> own =
                    configured.isPresent() ? file.flatMap(KeyFile::read) : file.map(KeyFile::readOrMake);
            this.current = configured.or(() -> own).orElse(null);
            this.all = new ArrayList<>(
                    Stream.concat(configured.stream(), own.stream()).toList());
            this.all.addAll(oldKeys(config.oldKeys()));
        } catch (ConfidentialKeyException unusable) {
            // Of this one the framework prints the message alone.
            throw new ConfigurationException("freehold: " + unusable.getMessage());
        }
    }

    /**
     * Goes on only if the settings can be used; for the command line, which wants to know before anything starts.
     *
     * @throws ConfidentialKeyException if one cannot
     */
    public static void check(Optional<String> key, Optional<String> oldKeys) {
        key.ifPresent(text -> ConfidentialKey.parse(KEY, text));
        oldKeys(oldKeys);
    }

    private static List<ConfidentialKey> oldKeys(Optional<String> setting) {
        List<ConfidentialKey> keys = new ArrayList<>();
        given(setting).ifPresent(texts -> {
            for (String text : texts.split(",", -1)) {
                keys.add(ConfidentialKey.parse("Key " + (keys.size() + 1) + " of " + OLD_KEYS, text));
            }
        });
        return keys;
    }

    private static Optional<String> given(Optional<String> setting) {
        return setting.filter(text -> !text.isBlank());
    }

    /** Says so if there is no key. That this bean is made refuses the start if a key cannot be used. */
    void onStart(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        if (serves && !areConfigured()) {
            LOG.warnf(
                    "There is no key for confidential data, which is refused with 503 therefore. Make one with"
                            + " 'openssl rand -base64 32', keep it safe, and set %s on every replica.",
                    KEY);
        }
    }

    /** Whether there is a key that encrypts. */
    public boolean areConfigured() {
        return current != null;
    }

    /**
     * The key that encrypts.
     *
     * @throws ProblemException 503 if there is none
     */
    ConfidentialKey current() {
        if (current == null) {
            throw new ProblemException(
                    ProblemCode.CONFIDENTIAL_UNAVAILABLE,
                    "This needs the key of confidential data, and the operator has not configured one (" + KEY + ").");
        }
        return current;
    }

    /**
     * The key of that id.
     *
     * @throws ProblemException 503 if it is not among those that there are
     */
    ConfidentialKey find(String id) {
        return all.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CONFIDENTIAL_UNAVAILABLE,
                        "It is encrypted under the key " + id + ", which the operator has not configured (" + KEY
                                + " or " + OLD_KEYS + "). Nothing was changed."));
    }
}
