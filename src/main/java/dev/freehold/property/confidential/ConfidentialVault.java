package dev.freehold.property.confidential;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freehold.property.confidential.keys.ConfidentialCipher;
import dev.freehold.property.confidential.keys.Sealed;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Encrypts the confidential part of a listing, and decrypts it. */
@ApplicationScoped
class ConfidentialVault {
    /** A field that this version does not know is an error, and not lost with the next write. */
    private final ObjectMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
            .build();

    private final ConfidentialCipher cipher;

    ConfidentialVault(ConfidentialCipher cipher) {
        this.cipher = cipher;
    }

    /** @throws ProblemException 503 if there is no key */
    void requireKey() {
        cipher.keyId();
    }

    /** @throws ProblemException 503 if there is no key */
    Sealed seal(UUID property, ConfidentialPart part) {
        try {
            return cipher.seal(property, mapper.writeValueAsBytes(part));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts can always be written");
        }
    }

    /** @throws ProblemException 503 that names the key, if the row cannot be read */
    ConfidentialPart open(ConfidentialRow row) {
        byte[] json = cipher.open(row.propertyId(), row.sealed());
        try {
            return mapper.readValue(json, ConfidentialPart.class);
        } catch (IOException unreadable) {
            // Without the cause, which quotes what it could not read.
            throw new ProblemException(
                    ProblemCode.CONFIDENTIAL_UNAVAILABLE,
                    "It was encrypted under the key " + row.sealed().keyId()
                            + " by a version of Freehold that knows more fields than this one. Nothing was changed.");
        }
    }
}
