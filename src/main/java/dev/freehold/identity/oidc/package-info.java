/** People whom an outside OpenID Connect issuer vouches for: they become users when they first come. */
package dev.freehold.identity.oidc;
