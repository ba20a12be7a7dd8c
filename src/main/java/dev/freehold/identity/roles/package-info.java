/**
 * Who may do what: permissions, the roles that hold them, and the users who have roles. Nobody gives or takes away what he
 * may not do himself, and somebody who may do everything is always left. Users ask {@link
 * dev.freehold.identity.roles.UserRoleService} before one of them is deactivated; tokens ask {@link
 * dev.freehold.identity.roles.PermissionService} for the names that there are.
 */
package dev.freehold.identity.roles;
