package dev.freehold.demo.story;

/** What is said about projects and deals, for {@link Conversation#parse}. */
final class ProjectTalk {
    static final String MARKETING = """
            The newsletter went out at {time}. So far {count} have asked to be called back.
            Which photograph for the front: the garden or the stairs?
            > The garden.
            > The stairs. Everybody has a garden.
            < I try both and we look at the numbers on {day}.
            The printer needs our files by {day}.
            > He gets them on the day before.
            Draft of the letter is in the folder. Please be honest.
            > Shorter. Nobody reads the third paragraph.
            > I like the first sentence very much.
            < Third paragraph is gone.
            {name} found {count} addresses that are no longer right. All corrected.
            The paper would give us half a page for the price of a quarter.
            > Until when do they want to know?
            < {day}, {time}.
            > Let us take it.
            Our page loads slowly on phones. The photographs are far too large.
            > I have made them smaller, please try again.
            < Much better.
            Seven sellers would tell others about us. I call them this week.
            Can we say how long we need on average until a sale?
            > Last year 61 days. Half of them took less than 50.
            < Then I write "most within two months".
            The postcard with the drawing of the street brought {count} calls.
            Please no stock photographs of smiling families.
            > Agreed. We have streets full of real houses.
            Stand at the summer fair: who can be there on {day} until {time}?
            > I can do the first half.
            > And I the second.
            We were asked for a talk about selling an inherited house. {name} would do it.
            The film of {address} is ready, forty seconds. It is calm and good.
            """;

    static final String OFFERS = """
            Offer for {address}: {price}, financing confirmed.
            > How long is it good for?
            < Until {day}, {time}.
            Second offer for {address}, a little higher, but the bank has not answered yet.
            > I would tell the owner about both.
            < I call her tonight.
            The owner of {address} accepts.
            > Great! I reserve and write to the others.
            The bank of the buyers of {address} wants the land register once more.
            > Sent.
            {price} for {address} is too low for the owner. He stays at his price until {day}.
            The buyers ask whether the kitchen stays.
            > It does, it is in the inventory.
            < Thank you, I put it into the draft.
            Draft contract for {address} is back from the notary with {count} remarks.
            > Anything serious?
            < Only the date of the handover. The rest is spelling.
            Please keep this here: the seller of {address} moves abroad and would like to close soon.
            The tenants would take {address} from the first of the month.
            > References?
            < From the last two landlords, both good.
            Appointment at the notary for {address}: {day}, {time}. {name} goes along.
            The buyers of {address} withdraw. Nothing to do with the house, a job elsewhere.
            > What a pity. I call the second on the list.
            > Please wait until {day}, they have it in writing only then.
            < Will do.
            Deposit for {address} has arrived.
            The landlord wants a longer term, the tenant a shorter one.
            > Five years with the right to leave after three?
            < I propose that.
            """;

    static final String WORKS = """
            The scaffolding stands. The roofer begins on {day}.
            Delivery of the tiles is late, now {day}.
            > Does that move the kitchen?
            < By two days. The fitter knows.
            Water is off today until {time}.
            {count} photographs of the stairs are in the folder, before and after.
            > What a difference!
            The electrician found old wiring behind the panelling.
            > Do we need a new quote?
            < Yes. I have asked for it, it comes on {day}.
            > Please tell the owner before she sees the invoice.
            < Already done.
            Which white for the hallway? There are three samples on the wall.
            > The middle one, the left is blue in the evening.
            < The middle one it is.
            The key for the site is with {name} until {day}.
            The joiner does not answer.
            > I drove by. He had the flu, the door will be ready next week.
            Please sign the delivery notes. {count} are missing, and without them we cannot check the invoices.
            The boiler runs. Warm radiators on all floors.
            > Hooray.
            The neighbour complains about the dust on her car.
            > I bring her a voucher for the car wash.
            < That will help. From now on we wet the stones before cutting.
            Walk through the house on {day} at {time}: who comes?
            > I do, with the list of defects.
            > I come a little later.
            The skip is full. A new one comes at {time}.
            We are four days behind the plan, and within the budget.
            The windows fit. All {count} of them.
            > I had my doubts about the round one.
            < So did the fitter.
            """;

    static final String MOVE = """
            The seating plan hangs in the kitchen. Please look whether you can live with it until {day}.
            > Could I sit further from the printer?
            < You could swap with {name}.
            > We have swapped.
            The internet line will be switched on {day}.
            Which of the old shelves do we take along?
            > The two from the archive. The others wobble.
            < Then the others go to whoever picks them up.
            Removal boxes are in the cellar, {count} for each of us. Please write your name on two sides.
            The sign above the door needs a permit.
            > For a sign?
            < For everything that can fall on somebody. I have sent the form.
            I was in the new rooms at {time}. So much light!
            The letter to our clients goes out on {day}.
            > With the new phone number?
            < The numbers stay the same.
            Who empties the fridge?
            > I do, if nobody minds what I throw away.
            {count} boxes of old files are ready for the shredder.
            The alarm went off during the test and nobody knew the code.
            > It is in the safe now, and {name} and I know it.
            The lift is out of order until {day}. The heavy things have to wait.
            Can we have plants?
            > We can have plants if somebody waters them.
            < I water them.
            The old landlord would like to see the rooms on {day} at {time}.
            > I go with him and take photographs.
            """;

    private ProjectTalk() {}
}
