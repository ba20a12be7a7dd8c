/**
 * Where on earth rows must be: boxes and circles, how a request names them, and the functions by which a statement finds what lies in
 * them.
 */
package dev.freehold.shared.geography;
