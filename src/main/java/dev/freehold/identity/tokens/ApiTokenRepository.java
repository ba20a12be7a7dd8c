package dev.freehold.identity.tokens;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ApiTokenRepository implements RowRepository<ApiToken, ApiTokenView> {
    @Override
    public CollectionSpec<ApiTokenView> collection() {
        return ApiTokenFields.TOKENS;
    }

    /** A token that is not revoked, to be changed; fails with 404 if it is not the user's own. */
    Uni<ApiToken> own(UUID id, UUID user) {
        return live(id).invoke(token -> {
            if (!token.isOf(user)) {
                throw notFound(id);
            }
        });
    }
}
