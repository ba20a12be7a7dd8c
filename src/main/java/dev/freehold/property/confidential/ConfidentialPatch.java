package dev.freehold.property.confidential;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of what is confidential of a listing. */
@InputOf(value = ConfidentialView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ConfidentialPatch(
        Patched<@CodePointLength(min = 1, max = 200) String> ownerName,
        Patched<@CodePointLength(min = 1, max = 50) String> ownerPhone,
        Patched<@Email @CodePointLength(max = 254) String> ownerEmail,
        Patched<@CodePointLength(max = 50_000) String> privateRemarks,
        Patched<@CodePointLength(max = 50_000) String> privateOfficeRemarks,
        Patched<@CodePointLength(max = 10_000) String> showingInstructions,
        Patched<@CodePointLength(min = 1, max = 100) String> lockboxType,
        Patched<@CodePointLength(min = 1, max = 500) String> lockboxLocation,
        Patched<@CodePointLength(min = 1, max = 100) String> accessCode,
        Patched<@CodePointLength(min = 1, max = 200) String> occupantName,
        Patched<@CodePointLength(min = 1, max = 50) String> occupantPhone,
        Patched<@CodePointLength(max = 10_000) String> commissionNotes) {

    /** What was there, with the fields that the patch has. */
    ConfidentialPart applyTo(ConfidentialPart before) {
        return new ConfidentialPart(
                next(before.ownerName(), ownerName),
                next(before.ownerPhone(), ownerPhone),
                next(before.ownerEmail(), ownerEmail),
                next(before.privateRemarks(), privateRemarks),
                next(before.privateOfficeRemarks(), privateOfficeRemarks),
                next(before.showingInstructions(), showingInstructions),
                next(before.lockboxType(), lockboxType),
                next(before.lockboxLocation(), lockboxLocation),
                next(before.accessCode(), accessCode),
                next(before.occupantName(), occupantName),
                next(before.occupantPhone(), occupantPhone),
                next(before.commissionNotes(), commissionNotes));
    }

    private static String next(String before, Patched<String> patched) {
        return patched.isPresent() ? patched.value() : before;
    }

    /** The names of the fields that the patch has, as the API spells them. */
    List<String> fields() {
        Map<String, Patched<String>> fields = new LinkedHashMap<>();
        fields.put("owner_name", ownerName);
        fields.put("owner_phone", ownerPhone);
        fields.put("owner_email", ownerEmail);
        fields.put("private_remarks", privateRemarks);
        fields.put("private_office_remarks", privateOfficeRemarks);
        fields.put("showing_instructions", showingInstructions);
        fields.put("lockbox_type", lockboxType);
        fields.put("lockbox_location", lockboxLocation);
        fields.put("access_code", accessCode);
        fields.put("occupant_name", occupantName);
        fields.put("occupant_phone", occupantPhone);
        fields.put("commission_notes", commissionNotes);
        return fields.entrySet().stream()
                .filter(field -> field.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Without the values, which no log may have. */
    @Override
    public String toString() {
        return "ConfidentialPatch" + fields();
    }
}
