package dev.freehold.property.media;

/** What a medium is; spelled as in the API and in the database. */
public enum MediumKind {
    photo,
    floor_plan,
    video,
    tour,
    document
}
