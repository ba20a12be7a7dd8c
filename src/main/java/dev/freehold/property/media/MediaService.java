package dev.freehold.property.media;

import dev.freehold.property.listings.PropertyRef;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.json.Patched;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The use cases of media. What the caller may not see does not exist for him: each of these fails with 404 for it. */
@ApplicationScoped
public class MediaService {
    private final MediumRepository media;
    private final Importer importer;

    MediaService(MediumRepository media, Importer importer) {
        this.media = media;
        this.importer = importer;
    }

    /** Media of one listing. Whether there is such a listing is asked only when nothing came. */
    @WithSession(stateless = true)
    public Uni<Page<MediumView>> list(UUID property, ListRequest request, Caller caller) {
        return media.page(request, MediaScopes.of(property, caller))
                .call(page -> page.items().isEmpty()
                        ? media.readListing(property, caller)
                        : Uni.createFrom().voidItem());
    }

    @WithSession(stateless = true)
    public Uni<MediumView> get(UUID id, Caller caller) {
        return media.view(id, MediaScopes.everywhere(caller));
    }

    @WithSession
    public Uni<MediumView> create(UUID property, CreateMedium input, Caller caller) {
        return media.listing(property, caller)
                .map(listing -> created(listing, input, caller, caller.change()))
                .chain(media::persistAndFlush)
                .chain(medium -> media.writtenView(medium.id()));
    }

    @WithSession
    public Uni<MediumView> patch(UUID id, MediumPatch patch, Precondition ifMatch, Caller caller) {
        return media.live(id)
                .call(medium -> media.listingOf(id, caller)
                        .invoke(listing -> requireInSight(patch.permission(), listing, caller)))
                .invoke(medium -> ifMatch.require(medium.version()))
                .invoke(medium -> medium.apply(patch, caller.change()))
                .call(media::flush)
                .map(Medium::view);
    }

    /**
     * Brings the media of a listing into another order.
     *
     * @return all of them that the caller may see, in that order
     */
    @WithTransaction
    public Uni<OrderedMedia> reorder(UUID property, MediaOrder order, Caller caller) {
        return media.listing(property, caller)
                .chain(listing -> media.lockedInOrder(property, caller))
                .map(inOrder -> reordered(inOrder, order, caller.change()))
                .call(media::flush)
                .map(ordered ->
                        new OrderedMedia(ordered.stream().map(Medium::view).toList()));
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Caller caller) {
        return media.live(id)
                .call(medium -> media.listingOf(id, caller))
                .invoke(medium -> ifMatch.require(medium.version()))
                .invoke(medium -> medium.trash(caller.change()))
                .chain(media::flush);
    }

    @WithSession
    public Uni<MediumView> restore(UUID id, Caller caller) {
        return media.any(id)
                .call(medium -> media.listingOf(id, caller))
                .invoke(medium -> medium.restore(caller.change()))
                .call(media::flush)
                .map(Medium::view);
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return media.any(id)
                .call(medium -> media.listingOf(id, caller))
                .invoke(medium -> ifMatch.require(medium.version()))
                .chain(medium -> media.purge(medium, caller.change()));
    }

    @WithTransaction
    public Uni<ImportReport> importRows(UUID property, Upload upload, ImportOptions options, Caller caller) {
        return media.listing(property, caller).chain(listing -> {
            ImportTarget<Medium, CreateMedium, ?, ?> target =
                    ImportTarget.ofNew(CreateMedium.class, (input, change) -> Uni.createFrom()
                            .item(() -> created(listing, input, caller, change)));
            return media.getSession().chain(session -> importer.run(session, upload, options, target, caller.change()));
        });
    }

    private static Medium created(PropertyRef listing, CreateMedium input, Caller caller, Change change) {
        Medium medium = Medium.create(listing.id(), input, change);
        requireInSight(medium.permission(), listing, caller);
        return medium;
    }

    private static List<Medium> reordered(List<Medium> inOrder, MediaOrder order, Change change) {
        List<Integer> wanted =
                order.permutationOf(inOrder.stream().map(Medium::id).toList());
        List<BigDecimal> positions =
                Reordering.positions(inOrder.stream().map(Medium::position).toList(), wanted);
        for (int place = 0; place < positions.size(); place++) {
            inOrder.get(wanted.get(place)).moveTo(positions.get(place), change);
        }
        return wanted.stream().map(inOrder::get).toList();
    }

    private static void requireInSight(Patched<MediumPermission> permission, PropertyRef listing, Caller caller) {
        if (permission.isPresent()) {
            requireInSight(permission.value(), listing, caller);
        }
    }

    /** Nobody puts a medium where he could neither see it nor take it back. */
    private static void requireInSight(MediumPermission permission, PropertyRef listing, Caller caller) {
        boolean isOwnAndPrivate =
                permission == MediumPermission.PRIVATE && caller.id().equals(listing.agentId());
        if (!isOwnAndPrivate && !MediaScopes.shownTo(caller).contains(permission)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "Only those who see " + permission + " media of the listing make such media.");
        }
    }
}
