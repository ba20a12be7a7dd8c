/**
 * How much of the service one client can have: how long a request takes, how slowly a client may send and read, how often a
 * caller may come. Each is a setting of the operator ({@link dev.freehold.platform.http.limits.LimitVariables}).
 */
package dev.freehold.platform.http.limits;
