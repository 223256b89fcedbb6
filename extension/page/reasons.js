/** Why what this realm asks for can only be refused, in words. @type {string[]} */
const reasons = [];

/** @param {string} reason */
const addReason = (reason) => {
  for (let index = 0; index < reasons.length; index += 1) if (reasons[index] === reason) return;
  push(reasons, reason);
  tellReasons();
};

const hostileReasons = () => copyList(reasons);
