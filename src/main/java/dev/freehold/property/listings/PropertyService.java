package dev.freehold.property.listings;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases of listings. */
@ApplicationScoped
public class PropertyService implements Importable {
    private final PropertyRepository properties;
    private final Importer importer;

    PropertyService(PropertyRepository properties, Importer importer) {
        this.properties = properties;
        this.importer = importer;
    }

    @WithSession(stateless = true)
    public Uni<Page<PropertyView>> list(ListRequest request, Caller caller) {
        return properties.page(PropertyFields.seenBy(caller), request, PropertyAccess.knownTo(caller));
    }

    @WithSession(stateless = true)
    public Uni<PropertyView> get(UUID id, Caller caller) {
        return properties.view(PropertyFields.seenBy(caller), id, PropertyAccess.knownTo(caller));
    }

    @WithSession
    public Uni<PropertyView> create(CreateProperty input, Caller caller) {
        return properties
                .persistAndFlush(Property.create(input, caller.change()))
                .chain(property -> properties.writtenView(property.id()));
    }

    /**
     * Changes a listing. In a transaction, so that the answer shows this change and no later one.
     *
     * @return fails with 409 for a way that its status may not go, and for a second sale of a listing that somebody else closed
     *     meanwhile
     */
    @WithTransaction
    public Uni<PropertyView> patch(UUID id, PropertyPatch patch, Precondition ifMatch, Caller caller) {
        Editor editor = Editor.of(caller);
        return properties
                .live(id)
                .invoke(property -> ifMatch.require(property.version()))
                .invoke(property -> requireKnowledge(property, patch, ifMatch))
                .call(property -> properties.requireAssignable(property, patch, editor))
                .invoke(property -> property.apply(patch, caller.change(), FinalRights.of(editor.mayCorrect())))
                .call(properties::flush)
                .chain(() -> properties.writtenView(id));
    }

    /** Of two who close one listing at once one wins, also where both may correct: whoever corrects knows what there is. */
    private static void requireKnowledge(Property property, PropertyPatch patch, Precondition ifMatch) {
        if (!ifMatch.isGiven() && property.isClosedAgain(patch)) {
            throw ProblemException.conflict(
                    "/standard_status",
                    "final_status",
                    "is closed already, by another sale; to correct that one, send If-Match, or leave the status out");
        }
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Caller caller) {
        return properties
                .live(id)
                .invoke(property -> ifMatch.require(property.version()))
                .invoke(property -> property.trash(caller.change()))
                .chain(properties::flush);
    }

    @WithTransaction
    public Uni<PropertyView> restore(UUID id, Caller caller) {
        return properties
                .any(id)
                .invoke(property -> property.restore(caller.change()))
                .call(properties::flush)
                .chain(() -> properties.writtenView(id));
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return properties
                .any(id)
                .invoke(property -> ifMatch.require(property.version()))
                .chain(property -> properties.purge(property, caller.change()));
    }

    @Override
    public String collection() {
        return "properties";
    }

    /** For whoever has the database in hand, and so may correct what is final. */
    @Override
    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change) {
        return importRows(upload, options, change, Editor.OPERATOR);
    }

    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Caller caller) {
        return importRows(upload, options, caller.change(), Editor.of(caller));
    }

    private Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change, Editor editor) {
        PropertyImport listings = new PropertyImport(properties, editor);
        return properties
                .getSession()
                .chain(session -> importer.run(session, upload, options, listings.target(), change));
    }
}
