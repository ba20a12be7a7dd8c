package dev.freehold.audit.access;

/** What became of somebody's wish to know or change what is confidential; spelled as in the API and in the database. */
public enum AccessAction {
    read,
    write,
    /** He was not allowed to, whichever of the two he wanted. */
    refused
}
