package dev.freehold.identity.users;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class UserRepository implements RowRepository<User, UserView> {
    @Override
    public CollectionSpec<UserView> collection() {
        return UserFields.USERS;
    }
}
