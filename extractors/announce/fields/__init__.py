"""What is known of each action once it is cut out: title, type, carriers, days, place, and whose a number is."""
