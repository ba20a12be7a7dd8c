/**
 * The OpenAPI document. It is made while the application is being built and served at {@code /q/openapi}; its committed copy
 * is {@code docs/openapi.yaml}. Nothing imports this package.
 */
@OpenAPIDefinition(
        info = @Info(title = "Freehold", version = "1", description = """
                                The self-hosted backend of a property team: its work, its conversations, its people.

                                One shape everywhere: whoever has used one collection can guess the next.

                                - **Who calls** goes with each request: `Authorization: Bearer` and a token. Each operation
                                  says which permission it needs.
                                - **Names** are snake_case, instants RFC 3339 in UTC, dates `YYYY-MM-DD`, ids UUIDs.
                                - **Lists** answer `items` and `next_cursor`; take that as `cursor` for the next page.
                                  The same URL with `Accept: text/csv` or `application/x-ndjson` exports all rows.
                                - **Unknown** parameters and fields are errors that name them, never ignored.
                                - **Changes** are merge-patches. `If-Match` with the `ETag` of what was read guards against
                                  overwriting what somebody else wrote meanwhile.
                                - **Writes** with an `Idempotency-Key` can be sent again without a second effect.
                                - **Deleting** moves to the trash; `restore` brings back, `purge=true` removes for good.
                                - **Errors** are `application/problem+json` (RFC 9457) with a stable `code`; input errors
                                  list every mistake with its place.
                                """),
        tags = {
            @Tag(name = "Sign-in", description = "Sessions, and tokens for programs."),
            @Tag(name = "Account", description = "Who am I: profile, password, e-mail address."),
            @Tag(name = "Work", description = "Projects and their tasks."),
            @Tag(name = "Chat", description = "Channels, their members, and the messages in them."),
            @Tag(name = "Identity", description = "The people, their roles, and what these permit."),
            @Tag(name = "Audit", description = "Who changed what, and when."),
            @Tag(name = "Schema", description = "Entities, migrations and database compared, and repaired."),
            @Tag(name = "Operation", description = "For those who run the service.")
        })
package dev.freehold.platform.openapi;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
