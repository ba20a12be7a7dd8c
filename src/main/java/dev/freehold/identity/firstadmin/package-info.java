/** How the first administrator comes into an empty installation, and how one is made again who was lost. */
package dev.freehold.identity.firstadmin;
