/**
 * The keys that confidential data is encrypted under, and the encryption itself. Whoever stores something confidential keeps
 * a {@link dev.freehold.property.confidential.keys.Sealed} of it, which {@link
 * dev.freehold.property.confidential.keys.ConfidentialCipher} makes and opens.
 */
package dev.freehold.property.confidential.keys;
