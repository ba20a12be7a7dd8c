package dev.freehold.identity.tokens;

import dev.freehold.identity.roles.PermissionService;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.UUID;

/** The use cases of personal access tokens. Everybody has his own; to others they are not there. */
@ApplicationScoped
public class ApiTokenService {
    private final ApiTokenRepository tokens;
    private final PermissionService permissions;

    ApiTokenService(ApiTokenRepository tokens, PermissionService permissions) {
        this.tokens = tokens;
        this.permissions = permissions;
    }

    @WithSession(stateless = true)
    public Uni<Page<ApiTokenView>> list(ListRequest request, Caller caller) {
        return tokens.page(request, ApiTokenFields.of(caller.id()));
    }

    @WithSession(stateless = true)
    public Uni<ApiTokenView> get(UUID id, Caller caller) {
        return tokens.view(id, ApiTokenFields.of(caller.id()));
    }

    /** A new token of the caller, which permits nothing that he may not do himself. */
    @WithSession
    public Uni<IssuedApiToken> create(CreateApiToken input, Caller caller) {
        return permissions
                .requireKnown("/scopes", input.scopes())
                .invoke(scopes -> scopes.forEach(caller::require))
                .chain(scopes -> issue(input, scopes, caller));
    }

    private Uni<IssuedApiToken> issue(CreateApiToken input, SortedSet<String> scopes, Caller caller) {
        PersonalAccessToken token = PersonalAccessToken.random();
        return tokens.persistAndFlush(ApiToken.create(input, scopes, token, caller.change()))
                .map(created -> created.issued(token));
    }

    @WithSession
    public Uni<Void> revoke(UUID id, Precondition ifMatch, Caller caller) {
        return tokens.own(id, caller.id())
                .invoke(token -> ifMatch.require(token.version()))
                .invoke(token -> token.revoke(caller.change()))
                .chain(tokens::flush);
    }
}
