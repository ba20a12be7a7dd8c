/** The users as a collection: who can be named as owner, assignee or author. */
package dev.freehold.identity.users;
