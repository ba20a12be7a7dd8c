package dev.freehold.property.confidential;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.CodePointLength;

/** What is confidential of a listing, as a whole; a field that is not known is null. This, as JSON, is what is encrypted. */
@InputOf(value = ConfidentialView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record ConfidentialPart(
        @CodePointLength(min = 1, max = 200) String ownerName,
        @CodePointLength(min = 1, max = 50) String ownerPhone,
        @Email @CodePointLength(max = 254) String ownerEmail,
        @CodePointLength(max = 50_000) String privateRemarks,
        @CodePointLength(max = 50_000) String privateOfficeRemarks,
        @CodePointLength(max = 10_000) String showingInstructions,
        @CodePointLength(min = 1, max = 100) String lockboxType,
        @CodePointLength(min = 1, max = 500) String lockboxLocation,
        @CodePointLength(min = 1, max = 100) String accessCode,
        @CodePointLength(min = 1, max = 200) String occupantName,
        @CodePointLength(min = 1, max = 50) String occupantPhone,
        @CodePointLength(max = 10_000) String commissionNotes) {
    static final ConfidentialPart NOTHING =
            new ConfidentialPart(null, null, null, null, null, null, null, null, null, null, null, null);

    /** The names of the fields, as the API spells them. */
    static final List<String> FIELDS = List.copyOf(NOTHING.values().keySet());

    /** The fields that are other than in that one. */
    List<String> differencesTo(ConfidentialPart other) {
        Map<String, String> others = other.values();
        Map<String, String> values = values();
        return FIELDS.stream()
                .filter(field -> !Objects.equals(values.get(field), others.get(field)))
                .toList();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("owner_name", ownerName);
        values.put("owner_phone", ownerPhone);
        values.put("owner_email", ownerEmail);
        values.put("private_remarks", privateRemarks);
        values.put("private_office_remarks", privateOfficeRemarks);
        values.put("showing_instructions", showingInstructions);
        values.put("lockbox_type", lockboxType);
        values.put("lockbox_location", lockboxLocation);
        values.put("access_code", accessCode);
        values.put("occupant_name", occupantName);
        values.put("occupant_phone", occupantPhone);
        values.put("commission_notes", commissionNotes);
        return Collections.unmodifiableMap(values);
    }

    /** Without the values, which no log may have. */
    @Override
    public String toString() {
        return "ConfidentialPart[***]";
    }
}
