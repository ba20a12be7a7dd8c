package dev.freehold.property.confidential;

import dev.freehold.audit.access.AccessAction;
import dev.freehold.audit.access.AccessEvent;
import dev.freehold.audit.access.AccessTrail;
import dev.freehold.property.confidential.keys.Sealed;
import dev.freehold.property.listings.PropertyDirectory;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The use cases of what is confidential. Each is one transaction with its record in the access trail, and is answered only
 * after the commit: there is no look without a record, also if the record fails.
 */
@ApplicationScoped
public class ConfidentialService {
    private static final String ENTITY = "property_confidential";

    /** The version of what nobody has written yet. */
    private static final int NOTHING_YET = 0;

    private final ConfidentialRepository rows;
    private final ConfidentialVault vault;
    private final PropertyDirectory properties;
    private final AccessTrail trail;

    ConfidentialService(
            ConfidentialRepository rows, ConfidentialVault vault, PropertyDirectory properties, AccessTrail trail) {
        this.rows = rows;
        this.vault = vault;
        this.properties = properties;
        this.trail = trail;
    }

    /** @param fields those that will be shown */
    @WithTransaction
    Uni<Verdict> get(UUID id, List<String> fields, Caller caller) {
        return judge(id, fields, ConfidentialAccess.TO_READ, caller, () -> rows.findById(id)
                .map(row -> view(id, row, contents(row)))
                .call(() -> record(event(id, AccessAction.read, fields, caller))));
    }

    @WithTransaction
    Uni<Verdict> put(UUID id, ConfidentialPart part, Precondition ifMatch, Caller caller) {
        return write(id, ConfidentialPart.FIELDS, before -> part, ifMatch, caller);
    }

    @WithTransaction
    Uni<Verdict> patch(UUID id, ConfidentialPatch patch, Precondition ifMatch, Caller caller) {
        return write(id, patch.fields(), patch::applyTo, ifMatch, caller);
    }

    private Uni<Verdict> write(
            UUID id, List<String> asked, UnaryOperator<ConfidentialPart> change, Precondition ifMatch, Caller caller) {
        return judge(id, asked, ConfidentialAccess.TO_WRITE, caller, () -> rows.lock(id)
                .chain(() -> rows.findById(id))
                .invoke(row -> ifMatch.require(row == null ? NOTHING_YET : row.version()))
                .chain(row -> written(id, row, change, caller)));
    }

    /** The answer shows all that is there, so it is a look at all of it, whatever was changed. */
    private Uni<ConfidentialView> written(
            UUID id, ConfidentialRow row, UnaryOperator<ConfidentialPart> change, Caller caller) {
        ConfidentialPart before = contents(row);
        ConfidentialPart after = change.apply(before);
        List<String> changed = after.differencesTo(before);
        AccessEvent look = event(id, AccessAction.read, ConfidentialPart.FIELDS, caller);
        if (changed.isEmpty()) {
            return record(look).map(done -> view(id, row, before));
        }
        return stored(id, row, vault.seal(id, after), caller)
                .call(() -> record(event(id, AccessAction.write, changed, caller), look))
                .map(stored -> view(id, stored, after));
    }

    private Uni<ConfidentialRow> stored(UUID id, ConfidentialRow row, Sealed sealed, Caller caller) {
        if (row == null) {
            return rows.persistAndFlush(ConfidentialRow.create(id, sealed, caller.change()));
        }
        row.change(sealed, caller.change());
        return rows.flush().map(flushed -> row);
    }

    /** Lets through whoever may; puts on record whom it refuses, unless he asks for a listing that there is not. */
    private Uni<Verdict> judge(
            UUID id,
            List<String> asked,
            List<String> permissions,
            Caller caller,
            Supplier<Uni<ConfidentialView>> allowed) {
        return rows.getSession()
                .invoke(() -> caller.require(Permissions.PROPERTIES_READ))
                .chain(session -> properties.known(session, id, caller))
                .invoke(listing -> ConfidentialAccess.require(listing, caller, permissions))
                .map(listing -> Optional.<ProblemException>empty())
                .onFailure(ProblemException.class)
                .recoverWithItem(Optional::of)
                .chain(refusal -> refusal.isPresent() ? refused(id, asked, caller, refusal.get()) : granted(allowed));
    }

    private Uni<Verdict> granted(Supplier<Uni<ConfidentialView>> allowed) {
        vault.requireKey();
        return allowed.get().map(Verdict::granted);
    }

    private Uni<Verdict> refused(UUID id, List<String> asked, Caller caller, ProblemException refusal) {
        return rows.isThere(id)
                .chain(isThere -> isThere
                        ? record(event(id, AccessAction.refused, asked, caller))
                        : Uni.createFrom().voidItem())
                .map(done -> Verdict.refused(refusal));
    }

    private Uni<Void> record(AccessEvent... events) {
        return rows.getSession().chain(session -> trail.record(session, List.of(events)));
    }

    private static AccessEvent event(UUID id, AccessAction action, List<String> fields, Caller caller) {
        return AccessEvent.of(caller, ENTITY, id, action, fields);
    }

    private ConfidentialPart contents(ConfidentialRow row) {
        return row == null ? ConfidentialPart.NOTHING : vault.open(row);
    }

    private static ConfidentialView view(UUID id, ConfidentialRow row, ConfidentialPart part) {
        return row == null
                ? ConfidentialView.of(id, part, NOTHING_YET, null, null)
                : ConfidentialView.of(id, part, row.version(), row.createdAt(), row.updatedAt());
    }
}
