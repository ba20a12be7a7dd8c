/**
 * The keys that sign access tokens, the tokens, and the public keys for whoever checks tokens elsewhere.
 *
 * <p>Others use {@link dev.freehold.identity.keys.AccessTokens}, which issues tokens and reads them; {@link
 * dev.freehold.identity.keys.SigningKeys} is for who changes the keys by hand.
 */
package dev.freehold.identity.keys;
