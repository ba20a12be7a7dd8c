package dev.freehold.schema.attribution;

import dev.freehold.schema.report.SchemaChange;
import java.util.regex.Pattern;

/**
 * A row of {@code governor.ddl_log}.
 *
 * @param objectType such as {@code table column}
 * @param identity of the object, without quotes: {@code public.tasks.title}, {@code tasks_trail on public.tasks}
 * @param isCovert whether the statement may have done more than it shows: it called a function, or ran a block
 * @param isRenaming whether the statement may have given something another name
 */
record RecordedChange(String objectType, String identity, SchemaChange change, boolean isCovert, boolean isRenaming) {
    private static final String ON = " on ";
    private static final Pattern OVERT = Pattern.compile("(?is)\\s*(create|alter|drop|comment)\\s.*");
    private static final Pattern RENAME = Pattern.compile("(?i)\\b(rename|set\\s+schema)\\b");

    /** Reads the statement once: each change is held against each finding, and there may be thousands of both. */
    RecordedChange(String objectType, String identity, SchemaChange change) {
        this(
                objectType,
                identity,
                change,
                !OVERT.matcher(change.statement()).matches(),
                RENAME.matcher(change.statement()).find());
    }

    /** Whether it is of this table or of something that belongs to it. */
    boolean isOfTable(String qualifiedTable) {
        int end = qualifiedTable.length();
        return (identity.startsWith(qualifiedTable) && (identity.length() == end || identity.charAt(end) == '.'))
                || (identity.endsWith(qualifiedTable)
                        && identity.startsWith(ON, identity.length() - end - ON.length()));
    }

    /** Whether it may have given an object of this type the name that it bears now. */
    boolean mayRename(String type) {
        return isRenaming && objectType.equals(type);
    }
}
