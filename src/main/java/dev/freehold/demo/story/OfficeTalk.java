package dev.freehold.demo.story;

/** What is said about the daily work, for {@link Conversation#parse}. */
final class OfficeTalk {
    static final String TEAM = """
            Good morning! The heating engineer comes at {time}, the small meeting room is his until he is done.
            Who has the keys of {address}?
            > Not me. Have you looked in the blue box?
            > I put them there yesterday.
            < Found them, under the parking cards. Thank you!
            {name} is at the notary until {time}. I take the calls.
            Lunch on {day}: soup for {count}. Who is in?
            > I am.
            > Me too, without onions please.
            < Noted, one without onions.
            The printer on the first floor is out of toner again.
            > New toner is in the cupboard behind the door.
            < Changed. It was the last one, I have ordered two.
            Reminder: time sheets by {day}, please.
            A parcel for {name} is at the front desk.
            Team meeting on {day} at {time}. What should be on the list?
            > The duty roster for the holidays.
            > And who answers the general mailbox. It had {count} unread messages this morning.
            < Both are on it.
            I am at home with a sick child today. I can be reached by phone.
            > Get well soon, both of you! I take over your viewing at {address}.
            < That is kind. The file is in the project.
            The window in the archive was open all night. Please check before you leave.
            First day for our new colleague next {day}. Desk, key and account are ready.
            > Shall I do the tour of the house?
            < Gladly. At {time}?
            > Perfect.
            Whoever took the tall ladder: {name} needs it at {address} on {day}.
            > It is in my car. I bring it along.
            We have {count} new enquiries since {day}. Please sort them before the weekend.
            The coffee machine wants to be descaled. I do it at {time}, after that there is coffee again.
            > Thank you for saving us.
            Has anybody worked with the new locksmith?
            > Yes, at {address}. On time, and the price was fair.
            """;

    static final String VIEWINGS = """
            Viewing at {address} on {day}, {time}: {count} people have said they will come.
            Can somebody take my viewing at {address} on {day}? I am at the notary.
            > What time?
            < {time}, three quarters of an hour at most.
            > I can do that. Please send me the floor plan.
            < Sent. Thank you!
            Two more would like to see {address}. I offered them {day} at {time}.
            The couple from {address} want to come a second time, with the parents.
            > Good sign. When?
            < {day}, {time}.
            Nobody came to {address} today. It rained sideways.
            > Same here. I have called all of them, most can come on {day}.
            Please take off your shoes at {address}: the floor was oiled yesterday.
            {count} visitors at {address}, four of them want the papers.
            > Lovely. Who sends them?
            < I do, tonight.
            The light in the cellar of {address} does not work. Take a torch.
            > I told the caretaker, it will be repaired by {day}.
            The owner of {address} asks for viewings after {time} only.
            Where can one park at {address}?
            > In the yard on the left. The second space is ours.
            I was asked about the heating costs at {address} and had no number.
            > 1,140 for last year. It is in the listing's documents.
            < I looked in the wrong place, thank you.
            Please write down who was there. For {address} half of the names are missing.
            The tenant of {address} would like a day's notice. Let us make it two.
            {name} shows {address} on {day} for the first time. Can somebody go along?
            > I can.
            < Thank you, you meet in front of the house at {time}.
            Open house at {address} went well: {count} came in two hours.
            > How many were serious?
            < Five, I think. I call them tomorrow.
            > Let me know if you want to share the calls.
            """;

    static final String LISTINGS = """
            The text for {address} is ready. Would somebody read it?
            > Done. I would begin with the garden.
            < Good idea, changed.
            New photographs of {address} are online.
            {address} goes live on {day} at {time}.
            The energy certificate of {address} runs out soon. I have asked for a new one.
            The owner of {address} agrees to {price}.
            > Is that with or without the garage?
            < With. I make it clear in the text.
            In which order should the photographs of {address} be?
            > Outside, living room, kitchen, then the view.
            > The view first, it sells the flat.
            < The view first it is.
            We say "bright" {count} times on one page. Let us find other words.
            > "South-facing" where it is true. Otherwise a number: three windows, not "many".
            The floor plan of {address} shows a door that is not there.
            > Thank you. I have told the draughtsman, we get a new one on {day}.
            Living area of {address}: measured anew, it is two square metres less. Corrected everywhere.
            Price of {address} lowered to {price}. Everybody who was there knows by now.
            > I had two calls already.
            {address} is reserved. Please send no more papers.
            Could the listing of {address} mention the bus? It stops around the corner.
            > It could. Every how many minutes?
            < Every ten, at night every thirty.
            {name} has three new listings, the photographer comes on {day}.
            Sold! {address}, at {price}.
            > Congratulations!
            > That was quick. Well done.
            Reminder: no house numbers in the titles if the owner does not want them.
            """;

    static final String MANAGEMENT = """
            The figures of last month are in the folder. {count} sales, two fewer than planned.
            > And the pipeline?
            < Better than a year ago. Details on {day}.
            We should talk about the budget for the photographs.
            > It is over by a fifth. The evening shots cost twice as much.
            < Then only where the view is worth it.
            {name} asks for four days a week from next quarter. I would say yes.
            > Yes from me.
            > From me too. Let us talk about the mornings.
            Interview on {day} at {time}. Who joins me?
            > I do.
            The insurance wants a list of our keys by {day}.
            Please approve the invoices before {day}, I am away afterwards.
            > All approved but one. The one from the painter has the wrong address.
            Holiday roster: in the last week of the year we are {count}. Enough for the phones.
            Two clients said this week that we answer fast. Please pass it on.
            > I said so in the team meeting. They were pleased.
            The landlord of our office lets the deposit stand until we have moved out.
            Shall we keep the second car?
            > It was used {count} times last month.
            < Then we keep it.
            I have moved our round to {day}, {time}.
            """;

    private OfficeTalk() {}
}
