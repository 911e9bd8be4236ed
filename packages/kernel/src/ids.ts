/** Gives a new sortable identifier (26 characters, ULID). */
export type NewId = () => string;
