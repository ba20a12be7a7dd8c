/**
 * The connections of the reactive driver: the pool of requests and the single ones beside it, how long each may keep its user
 * waiting, and which of several servers they lead to.
 */
package dev.freehold.platform.database.pool;
