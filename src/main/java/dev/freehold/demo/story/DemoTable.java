package dev.freehold.demo.story;

/** The tables that the demo fills, and those whose rows it changes afterwards, in an order in which foreign keys hold. */
public enum DemoTable {
    USERS("users", """
            insert into users (id, username, email, full_name, is_active, hashed_password, time_zone,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do nothing
            """),
    USER_ROLES("user roles", """
            insert into user_roles (user_id, role_id, created_at, changed_by, change_request)
            select $1, id, $3, $4, $5 from roles where name = $2 and deleted_at is null
            on conflict (user_id, role_id) do nothing
            """),
    /** What all listings of the demo have in common stands here. The database writes the first row of their history. */
    PROPERTIES("properties", """
            insert into properties (id, listing_id, standard_status, property_type, property_sub_type, agent_id,
                list_price, currency, unparsed_address, street_number, street_name, city, state_or_province, postal_code,
                country, latitude, longitude, bedrooms_total, bathrooms_total, living_area, living_area_units,
                lot_size_area, lot_size_units, year_built, stories, garage_spaces, public_remarks,
                listing_contract_date, expiration_date, on_market_date, internet_display, internet_address_display,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, 'residential', $4, $5, $6, 'EUR', $7, $8, $9, $10, 'County Kildare', $11,
                'IE', $12, $13, $14, $15, $16, 'square_meters', $17, 'square_meters', $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $27, $5, $28, 1)
            on conflict (id) do nothing
            """),
    /** Changes of {@link #PROPERTIES}, one by one, so that the database writes their history; those made before match no version. */
    LISTING_CHANGES("listing changes", """
            update properties
            set standard_status = $3, list_price = $4, close_price = $5, close_date = $6, on_market_date = $7,
                updated_at = $8, changed_by = $9, change_request = $10, version = version + 1
            where id = $1 and version = $2
            """),
    PROJECTS("projects", """
            insert into projects (id, name, description, owner_id, status, start_date, end_date, property_id, is_archived,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (id) do nothing
            """),
    TASKS("tasks", """
            insert into tasks (id, title, description, project_id, assignee_id, creator_id, status, priority,
                due_date, estimated_hours, completed_at, created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict (id) do nothing
            """),
    CHANNELS("channels", """
            insert into channels (id, name, description, project_id, is_private,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do nothing
            """),
    CHANNEL_MEMBERS("channel members", """
            insert into channel_members (channel_id, user_id, created_at, changed_by, change_request)
            values ($1, $2, $3, $4, $5)
            on conflict (channel_id, user_id) do nothing
            """),
    MESSAGES("messages", """
            insert into messages (id, content, channel_id, author_id, parent_id, is_edited, edited_at,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do nothing
            """);

    /** What audit rows say in place of a request id. */
    static final String REQUEST = "seed";

    private final String label;
    private final String statement;

    DemoTable(String label, String statement) {
        this.label = label;
        this.statement = statement;
    }

    /** What people call its rows. */
    public String label() {
        return label;
    }

    /**
     * Inserts or changes one row, unless that was done already. Only the row itself may be there: a name that somebody else
     * has taken is an error, because rows that come later would refer to a row that was never written.
     */
    public String statement() {
        return statement;
    }
}
