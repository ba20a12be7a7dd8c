package dev.freehold.demo.story;

/** The tasks of each {@link ProjectPlan}, for {@link PlannedTask#parse}. */
final class ProjectTasks {
    static final String RENOVATION = """
            done: Measure every room and draw the floor plan
            done: Have the roof and the gutters surveyed
            done: Get three quotes for the kitchen
            done: Agree the budget with the owner
            done: Apply for the scaffolding permit
            done: Order the windows for the street side
            done: Take out the old kitchen
            cancelled: Get a quote for a conservatory
            done: Have the wiring checked and certified
            done: Replace the boiler
            done: Repair the stairs to the attic
            done: Fit the new windows
            in_review: Plaster the two back bedrooms
            in_review: Energy certificate after the new boiler
            in_progress: Tile the bathroom
            in_progress: Fit the kitchen
            in_progress: Chase the joiner about the front door
            in_progress: Sand and oil the floorboards upstairs
            todo: Paint the hallway and the stairwell
            todo: Tidy the front garden
            todo: Choose furniture for the staging
            todo: Book the photographer for an early morning
            todo: Write the listing text
            todo: Set the asking price with the owner
            todo: Plan the first open house
            """;

    static final String OFFICE_MOVE = """
            done: Read the old lease for what we must leave behind
            done: Compare the three offers for new rooms
            done: Sign the new lease
            done: Give notice to the cleaning company
            done: Count desks, chairs and lockers
            done: Draw the seating plan
            done: Ask everybody what they need at their desk
            done: Order the internet line
            cancelled: Rent storage for the old shelves
            done: Get quotes from two removal firms
            in_review: Wording of the letter to our clients
            in_review: Fire safety plan for the new floor
            in_progress: Move the phone numbers to the new line
            in_progress: Sort the paper files: keep, scan or shred
            in_progress: Order the sign above the door
            in_progress: Label every key and log who has which
            todo: Change the address on the website and the listings
            todo: Change the address at the bank and the insurers
            todo: Sell or give away the old shelves
            todo: Test the alarm with the security company
            todo: Pack the archive room
            todo: Plan the moving day hour by hour
            todo: Set up the meeting room screen
            todo: Hand the old rooms back, with photographs
            todo: Invite the neighbours for coffee
            """;

    static final String SPRING_CAMPAIGN = """
            done: Look up what last spring's campaign brought in
            done: List the streets where we sold in the last three years
            done: Agree the budget
            in_review: Choose the twelve streets to write to
            in_review: First draft of the letter to owners
            in_progress: Find three sellers who will speak about their sale
            in_progress: Collect before and after photographs
            in_progress: Compare two printers on price and paper
            todo: Design the postcard
            todo: Write the page that the postcard leads to
            todo: Set up a phone number of its own for the campaign
            todo: Train everybody on the first call with an owner
            todo: Plan the valuation days on Saturdays
            todo: Record a short film about the office
            todo: Book the advertisement in the local paper
            todo: Ask the school about a stand at the spring fair
            todo: Prepare the table that shows what each street brought
            cancelled: Banner on the bridge
            todo: Have the letter read by somebody outside the trade
            todo: Order envelopes and stamps
            todo: Write the follow-up letter
            todo: Agree who calls back on which day
            todo: Check the list against owners who asked not to be written to
            todo: Walk the twelve streets and note empty houses
            todo: Decide what counts as success
            """;

    static final String APARTMENTS = """
            done: Collect the plans and permits from the builder
            done: Set the eight asking prices
            done: Have the show apartment furnished
            done: Photograph the show apartment
            done: Draw floor plans to one scale
            done: Write one text for the house and eight for the apartments
            done: Publish the listings
            done: Print the booklet for viewings
            cancelled: Drone film of the roof terrace
            done: First open house
            done: Call everybody who came to the open house
            done: Second open house
            done: Check the financing of the first three buyers
            done: Reserve apartments 1, 4 and 6
            done: Lower the price of the ground floor
            done: Third open house, evening
            done: Reserve apartments 2, 3 and 8
            done: Send the draft contracts to the notary
            done: Answer the buyers' questions about the house rules
            done: Reserve apartments 5 and 7
            done: Notary appointments for all eight
            cancelled: Advertise the parking spaces separately
            done: Walk through with the builder and list the defects
            done: Hand over the keys
            done: Send the last invoice and say thank you
            """;

    static final String SHOP = """
            done: Visit the shop with the landlord
            done: Measure the floor and the window front
            done: Look up the rents in the street
            done: Agree the asking rent with the landlord
            done: Photograph the shop and the street
            done: Write the listing text
            done: Publish the listing
            done: Show the shop to the bakery
            done: Show the shop to the bicycle repairer
            in_review: Offer from the bakery
            todo: Ask the city how long the pavement will be closed
            todo: Ask the landlord about a rent-free first month
            todo: Find out who may use the back yard
            todo: Have the shutter repaired
            todo: Check what the permit says about cooking
            todo: Compare the two offers with the landlord
            todo: Ask both for their last three annual accounts
            todo: Draft the lease
            todo: Agree the deposit
            todo: Read the meters
            cancelled: Advertise in the trade magazine
            todo: Agree who pays for the new sign
            todo: Have the draft lease read by a lawyer
            todo: Make the handover protocol
            todo: Hand over the keys
            """;

    static final String CATALOGUE = """
            done: Find last year's catalogue and its invoice
            done: Ask three printers for a price
            done: Count how many clients asked for paper last year
            done: Draft the table of contents
            done: Ask for the price of postage
            done: Work out the cost per copy
            done: Put the numbers before the team
            cancelled: Choose the paper
            cancelled: Choose the cover photograph
            cancelled: Write the foreword
            cancelled: Choose thirty listings
            cancelled: Shorten the listing texts to eighty words
            cancelled: Check every photograph for print quality
            cancelled: Draw the map of the neighbourhoods
            cancelled: Ask owners whether their house may appear
            cancelled: Lay out the first eight pages
            cancelled: Proofread the first eight pages
            cancelled: Lay out the other pages
            cancelled: Proofread the other pages
            cancelled: Sell four advertisements
            cancelled: Approve the printer's proof
            cancelled: Clean up the address list
            cancelled: Hire help for the envelopes
            cancelled: Order the envelopes
            cancelled: Take the parcels to the post office
            """;

    private ProjectTasks() {}
}
