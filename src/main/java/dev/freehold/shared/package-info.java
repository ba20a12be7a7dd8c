/** What every feature may use: small values and mechanisms that know no feature. Imports nothing of ours. */
package dev.freehold.shared;
